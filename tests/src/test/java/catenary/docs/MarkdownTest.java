package catenary.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test void paragraphsAndListsAreBrokenAtTheWidth() {
        assertEquals("one two three\nfour\n\n- first item\n  goes on\n- second",
                Markdown.render("one two\nthree four\n\n- first item goes on\n- second", 16, false));
        assertEquals("x is `y`", Markdown.render("**x** is `y`", 80, false));
    }

    @Test void codeIsLeftAlone() {
        assertEquals("a\n\n    jshell> x *  2\n    |  y | z",
                Markdown.render("a\n\n```jshell\njshell> x *  2\n|  y | z\n```", 16, false));
    }

    @Test void tablesAreAlignedAndBecomeLinesWhereTheyDoNotFit() {
        String table = "| | shape | dtype |\n|---|---|---|\n| `x` | any | float |\n| returns | that of `x` | that |";
        assertEquals("         shape        dtype\n`x`      any          float\nreturns  that of `x`  that",
                Markdown.render(table, 80, false));
        String narrow = Markdown.render(table, 20, false);
        assertTrue(narrow.lines().allMatch(l -> l.length() <= 20), narrow);
    }

    @Test void linksAndTagsAreSaidInWords() {
        assertEquals("Nair <http://a.b> and Linear\nthrows IllegalArgumentException if not",
                Markdown.render("[Nair](http://a.b) and [Linear]\n@throws IllegalArgumentException if not", 80, false));
    }

    @Test void colourIsForTerminalsThatHaveIt() {
        assertEquals("\033[1mF.relu\033[0m", Markdown.render("## F.relu", 80, true));
        assertEquals("\033[36mx\033[0m", Markdown.render("`x`", 80, true));
    }
}
