package catenary.picture;

import java.util.Base64;

/// PNG files within the text of a terminal.
final class Inline {

    /// Kitty takes no more in one piece.
    private static final int CHUNK = 4096;

    private Inline() {}

    /// Kitty's graphics protocol.
    static String kitty(byte[] png) {
        String data = Base64.getEncoder().encodeToString(png);
        var text = new StringBuilder();
        for (int at = 0; at < data.length(); at += CHUNK) {
            int end = Math.min(data.length(), at + CHUNK);
            text.append("\033_G").append(at == 0 ? "a=T,f=100,q=2," : "").append("m=")
                    .append(end < data.length() ? 1 : 0)
                    .append(';').append(data, at, end).append("\033\\");
        }
        return text.toString();
    }

    /// iTerm2's inline images, which WezTerm and others show too.
    static String iterm(byte[] png) {
        return "\033]1337;File=inline=1;size=" + png.length + ":" + Base64.getEncoder().encodeToString(png) + "\007";
    }
}
