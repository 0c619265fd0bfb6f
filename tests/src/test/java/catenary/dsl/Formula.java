package catenary.dsl;

import java.util.Random;

/// A random formula over whole numbers, fractions, arrays and Variables, with the value that Java and NumPy would give it:
/// worked out on the tree, without a parser.
sealed interface Formula {

    /// What the value is: a Java `int` or `double`, an array or a Variable.
    enum Kind {
        INT,
        DOUBLE,
        ARRAY,
        VARIABLE
    }

    Kind kind();

    double value();

    /// How tight the outermost operator binds.
    int level();

    String text(Random random);

    record Leaf(Kind kind, double value, String name) implements Formula {
        @Override public int level() {
            return 5;
        }

        @Override public String text(Random random) {
            return name;
        }
    }

    record Minus(Formula of) implements Formula {
        @Override public Kind kind() {
            return of.kind();
        }

        @Override public double value() {
            return of.kind() == Kind.INT ? -(int) of.value() : -of.value();
        }

        @Override public int level() {
            return 3;
        }

        @Override public String text(Random random) {
            String operand = in(of, 3, random);
            return (operand.startsWith("-") ? "- " : "-") + operand;
        }
    }

    record Binary(String operator, Formula left, Formula right) implements Formula {
        @Override public Kind kind() {
            return left.kind().compareTo(right.kind()) > 0 ? left.kind() : right.kind();
        }

        @Override public double value() {
            return kind() == Kind.INT ? whole((int) left.value(), (int) right.value())
                    : fraction(left.value(), right.value());
        }

        private int whole(int a, int b) {
            return switch (operator) {
                case "+" -> a + b;
                case "-" -> a - b;
                case "*" -> a * b;
                case "/" -> a / b;
                case "%" -> a % b;
                default -> Math.powExact(a, b);
            };
        }

        private double fraction(double a, double b) {
            return switch (operator) {
                case "+" -> a + b;
                case "-" -> a - b;
                case "*" -> a * b;
                case "/" -> a / b;
                default -> Math.pow(a, b);
            };
        }

        @Override public int level() {
            return switch (operator) {
                case "+", "-" -> 1;
                case "*", "/", "%" -> 2;
                default -> 4;
            };
        }

        @Override public String text(Random random) {
            boolean power = level() == 4;
            String a = in(left, power ? 5 : level(), random);
            String b = in(right, power ? 3 : level() + 1, random);
            String space = random.nextBoolean() || b.startsWith("-") ? " " : "";
            return a + space + operator + space + b;
        }
    }

    /// The text of an operand that has to bind at least as tight as `level`, in brackets if it must, or for fun.
    private static String in(Formula operand, int level, Random random) {
        String text = operand.text(random);
        return operand.level() < level || random.nextInt(6) == 0 ? "(" + text + ")" : text;
    }

    /// A formula with a value: no division by zero, no overflow of whole powers.
    static Formula any(Random random, int depth) {
        while (true) {
            try {
                var formula = tree(random, depth);
                formula.value();
                return formula;
            } catch (ArithmeticException _) {
                // has no value: draw another
            }
        }
    }

    private static Formula tree(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) return leaf(random);
        if (random.nextInt(5) == 0) return new Minus(tree(random, depth - 1));
        var left = tree(random, depth - 1);
        int pick = random.nextInt(7);
        if (pick == 6) return new Binary("**", left, exponent(random));
        var right = tree(random, depth - 1);
        var operator = new String[] {"+", "-", "*", "/", "+", "%"}[pick];
        boolean whole = left.kind() == Kind.INT && right.kind() == Kind.INT;
        return new Binary(operator.equals("%") && !whole ? "*" : operator, left, right);
    }

    private static Formula exponent(Random random) {
        var small = new Leaf(Kind.INT, 2, "2");
        return switch (random.nextInt(4)) {
            case 0 -> new Leaf(Kind.INT, 3, "3");
            case 1 -> new Binary("**", small, new Leaf(Kind.INT, 1, "1"));
            case 2 -> new Minus(new Leaf(Kind.DOUBLE, 1, "1.0"));
            default -> small;
        };
    }

    private static Formula leaf(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new Leaf(Kind.INT, 3, "i");
            case 1 -> new Leaf(Kind.DOUBLE, 1.5, "d");
            case 2 -> new Leaf(Kind.ARRAY, 2, "a");
            case 3, 4 -> new Leaf(Kind.VARIABLE, 5, "x");
            case 5 -> new Leaf(Kind.DOUBLE, 0.25, ".25");
            default -> new Leaf(Kind.INT, 7, "7");
        };
    }
}
