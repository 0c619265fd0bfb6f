package catenary.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.dsl.Catenary;
import catenary.expr.DType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// What is drawn, and what a terminal is sent for it.
class PictureTest {

    private static String sent(Protocol protocol, Colours colours, Picture picture) {
        var out = new StringBuilder();
        new TerminalScreen(protocol, colours, () -> 61, () -> 13, out::append).show(picture);
        return out.toString();
    }

    private static Picture small() {
        return ImageGrid.of(Catenary.array(new float[][] {{0, 1}, {1, 0}, {0.2f, 0.2f}}));
    }

    @Test void aCurveIsDrawnInBraille() {
        var lines = sent(Protocol.BLOCKS, Colours.NONE, Chart.of(null, new double[] {3, 1, 4, 1, 5, 9, 2, 6})).lines()
                .toList();
        assertEquals(10, lines.size());
        assertTrue(lines.getFirst().matches("9 │ +⡠⠊⢆"), lines::toString);
        assertTrue(lines.get(7).startsWith("1 │"), lines::toString);
        assertTrue(lines.getLast().matches(" {3}0 +7"), lines::toString);
        assertTrue(lines.stream().allMatch(l -> l.length() <= 60), lines::toString);
    }

    @Test void curvesHaveNamesAndColours() {
        var series = new LinkedHashMap<String, Object>();
        series.put("up", List.of(1, 2, 3));
        series.put("down", Catenary.variable(3., 2., 1.));
        String text = sent(Protocol.BLOCKS, Colours.TRUE, Chart.of(new int[] {0, 5, 10}, series));
        assertTrue(text.contains("━\033[0m up") && text.contains("━\033[0m down"), text);
        assertTrue(text.contains("\033[38;2;31;119;180m"));
        assertEquals(2, Series.of(null, Catenary.zeros(5, 2)).size());
        assertEquals(900, Chart.of(null, Catenary.randn(100)).image().getWidth());
    }

    @Test void aMillionPointsAreThinnedToTheirExtremes() {
        var ys = IntStream.range(0, 1_000_000).mapToDouble(i -> i == 777_777 ? 5 : Math.sin(i)).toArray();
        var thin = Series.of(null, ys).getFirst().thinned();
        assertTrue(thin.ys().length <= 4000);
        assertEquals(5, Arrays.stream(thin.ys()).max().orElseThrow());
    }

    @Test void whatCannotBePlottedIsSaid() {
        assertEquals("plot: expected as many x as y, but found 2 and 3 of y",
                assertThrows(IllegalArgumentException.class,
                        () -> Chart.of(List.of(1, 2), List.of(1, 2, 3))).getMessage());
        assertEquals("plot: expected numbers: an array of rank 1, a Java array or a list, but found String",
                assertThrows(IllegalArgumentException.class, () -> Chart.of(null, "text")).getMessage());
        assertEquals("plot: expected a finite number, but found none", assertThrows(IllegalArgumentException.class,
                () -> Chart.of(null, new double[] {Double.NaN})).getMessage());
    }

    private static int[] size(int... shape) {
        var image = ((Raster) ImageGrid.of(Catenary.rand(shape))).image();
        return new int[] {image.getWidth(), image.getHeight()};
    }

    @Test void imagesComeInManyShapes() {
        assertArrayEquals(new int[] {400, 300}, size(300, 400));
        assertArrayEquals(new int[] {400, 300}, size(3, 300, 400));
        assertArrayEquals(new int[] {400, 300}, size(300, 400, 3));
        assertArrayEquals(new int[] {2 * 401 + 1, 2 * 301 + 1}, size(4, 3, 300, 400));
        assertArrayEquals(new int[] {3 * 101 + 1, 2 * 101 + 1}, size(5, 100, 100));
        assertArrayEquals(new int[] {8 * 28, 8 * 28}, size(28, 28, 1));
        assertTrue(size(5000, 3000)[1] <= 1024);
        assertThrows(IllegalArgumentException.class, () -> size(5));
        assertThrows(IllegalArgumentException.class, () -> size(0, 3));
    }

    private static List<Integer> greys(NDArray x) {
        BufferedImage image = ImageGrid.of(x).image();
        var found = new TreeSet<Integer>();
        for (int px = 0; px < image.getWidth(); px++) found.add(image.getRGB(px, 0) & 0xFF);
        return List.copyOf(found);
    }

    @Test void brightnessIsKeptAndOtherNumbersAreStretched() {
        assertEquals(List.of(51, 204), greys(Catenary.array(new double[][] {{0.2, 0.8}})));
        assertEquals(List.of(7, 200), greys(Catenary.array(new int[][] {{7, 200}}, DType.INT32)));
        assertEquals(List.of(0, 128, 255), greys(Catenary.array(new double[][] {{-3, 0, 3}})));
        assertEquals(List.of(255), greys(Catenary.full(Shape.of(1, 2), Double.NaN)));
    }

    @Test void halfBlocksHoldTwoPixels() {
        assertEquals("""
                E[38;2;0;0;0mE[48;2;255;255;255m▀E[38;2;255;255;255mE[48;2;0;0;0m▀E[0m
                E[38;2;51;51;51m▀E[38;2;51;51;51m▀E[0m
                """.replace("E", "\033"), sent(Protocol.BLOCKS, Colours.TRUE, small()));
        assertTrue(sent(Protocol.BLOCKS, Colours.OF_256, small()).contains("\033[38;5;16m\033[48;5;231m▀"));
    }

    @Test void kittyAndItermGetPngFiles() throws IOException {
        var wide = Picture.ofImage(new BufferedImage(700, 500, BufferedImage.TYPE_INT_RGB), "image");
        String iterm = sent(Protocol.ITERM, Colours.TRUE, wide);
        assertTrue(iterm.startsWith("\033]1337;File=inline=1;size="));
        assertEquals(700, decoded(iterm.replaceAll("(?s)^.*?:|\007\n$", "")).getWidth());
        String kitty = sent(Protocol.KITTY, Colours.TRUE, Chart.of(null, Catenary.randn(500)));
        var chunks = List.of(kitty.strip().split("\033\\\\"));
        assertTrue(chunks.size() > 1 && chunks.getFirst().startsWith("\033_Ga=T,f=100,q=2,m=1;"));
        assertTrue(chunks.getLast().startsWith("\033_Gm=0;"));
        var data = new StringBuilder();
        chunks.forEach(c -> data.append(c, c.indexOf(';') + 1, c.length()));
        assertEquals(900, decoded(data.toString()).getWidth());
    }

    private static BufferedImage decoded(String base64) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    @Test void sixelsAreSixRowsAtATime() {
        var image = new BufferedImage(5, 7, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xFFFFFF);
        assertEquals("\033Pq\"1;1;5;7#0;2;100;100;100#1;2;0;0;0#0@!4?$#1}!4~$-#1!5@$-\033\\", Sixel.of(image));
    }

    @Test void theEnvironmentTellsWhatATerminalShows() {
        assertEquals(Protocol.KITTY, of(Map.of("TERM", "xterm-kitty"), true));
        assertEquals(Protocol.ITERM, of(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "iTerm.app"), true));
        assertEquals(Protocol.SIXEL, of(Map.of("TERM", "foot"), false));
        assertEquals(Protocol.SIXEL, of(Map.of("TERM", "xterm"), true));
        assertEquals(Protocol.BLOCKS, of(Map.of("TERM", "xterm"), false));
        assertEquals(Protocol.BLOCKS,
                of(Map.of("TERM", "tmux-256color", "TMUX", "socket,1,0", "KITTY_WINDOW_ID", "1"), false));
        assertEquals(Protocol.FILE, of(Map.of("TERM", "dumb"), true));
        assertEquals(Protocol.FILE, of(Map.of("TERM", "xterm-kitty", "NO_COLOR", "1"), true));
        assertEquals(Protocol.SIXEL, of(Map.of("TERM", "dumb", "CATENARY_PICTURES", "sixel"), false));
        assertEquals("CATENARY_PICTURES: expected one of kitty, iterm, sixel, blocks, file, none, but found jpeg",
                assertThrows(IllegalArgumentException.class, () -> of(Map.of("CATENARY_PICTURES", "jpeg"), false))
                        .getMessage());
    }

    private static Protocol of(Map<String, String> environment, boolean answersSixel) {
        return Protocol.of(environment, () -> answersSixel);
    }
}
