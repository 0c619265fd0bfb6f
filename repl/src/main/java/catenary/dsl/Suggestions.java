package catenary.dsl;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Finds what a misspelt name may have meant.
public final class Suggestions {

    private Suggestions() {}

    /// `; did you mean NAME?` for the nearest of `names`, or nothing where none is near.
    public static String didYouMean(String typed, Collection<String> names) {
        if (typed.length() < 3) {
            return "";
        }
        int limit = Math.max(1, typed.length() / 3);
        return names.stream()
                .filter(n -> !n.equals(typed) && Math.abs(n.length() - typed.length()) <= limit)
                .filter(n -> distance(typed, n) <= limit)
                .min(Comparator.comparingInt((String n) -> distance(typed, n))
                        .thenComparing(n -> n.charAt(0) != typed.charAt(0)).thenComparing(Comparator.naturalOrder()))
                .map(n -> "; did you mean " + n + "?")
                .orElse("");
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one name into the other, letter case aside.
    private static int distance(String a, String b) {
        String s = a.toLowerCase(Locale.ROOT);
        String t = b.toLowerCase(Locale.ROOT);
        var d = new int[s.length() + 1][t.length() + 1];
        for (int i = 0; i <= s.length(); i++) d[i][0] = i;
        for (int j = 0; j <= t.length(); j++) d[0][j] = j;
        for (int i = 1; i <= s.length(); i++) {
            for (int j = 1; j <= t.length(); j++) {
                boolean same = s.charAt(i - 1) == t.charAt(j - 1);
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && s.charAt(i - 1) == t.charAt(j - 2) && s.charAt(i - 2) == t.charAt(j - 1);
                if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
        return d[s.length()][t.length()];
    }
}
