package catenary.picture;

import java.util.Map;

/// How a terminal is told a colour.
public enum Colours {
    TRUE,
    OF_256,
    NONE;

    static final String RESET = "\033[0m";

    /// What the terminal of this environment understands.
    public static Colours of(Map<String, String> environment) {
        if (environment.containsKey("NO_COLOR")) return NONE;
        String depth = environment.getOrDefault("COLORTERM", "");
        if (depth.equals("truecolor") || depth.equals("24bit")) return TRUE;
        return environment.getOrDefault("TERM", "").equals("dumb") ? NONE : OF_256;
    }

    String foreground(int rgb) {
        return code(38, rgb);
    }

    String background(int rgb) {
        return code(48, rgb);
    }

    private String code(int which, int rgb) {
        int r = rgb >> 16 & 0xFF;
        int g = rgb >> 8 & 0xFF;
        int b = rgb & 0xFF;
        return switch (this) {
            case TRUE -> "\033[" + which + ";2;" + r + ";" + g + ";" + b + "m";
            case OF_256 -> "\033[" + which + ";5;" + nearest(r, g, b) + "m";
            case NONE -> "";
        };
    }

    /// Of the 216 colours of a cube and 24 greys, the nearest.
    private static int nearest(int r, int g, int b) {
        int cube = 16 + 36 * step(r) + 6 * step(g) + step(b);
        int level = Math.clamp(Math.round(((r + g + b) / 3f - 8) / 10), 0, 23);
        int grey = 8 + 10 * level;
        return distance(r, g, b, grey, grey, grey) < distance(r, g, b, light(step(r)), light(step(g)), light(step(b)))
                ? 232 + level
                : cube;
    }

    private static int step(int value) {
        return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
    }

    private static int light(int step) {
        return step == 0 ? 0 : 55 + 40 * step;
    }

    private static int distance(int r, int g, int b, int r2, int g2, int b2) {
        return (r - r2) * (r - r2) + (g - g2) * (g - g2) + (b - b2) * (b - b2);
    }
}
