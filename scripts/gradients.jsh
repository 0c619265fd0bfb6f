// First steps: formulas record themselves, backward() gives gradients, and gradients have gradients.

var x = variable(5)
var y = x**2 - 2*x + 1
System.out.println("y = " + y)

y.backward()
System.out.println("dy/dx = " + x.grad())

// Gradients of intermediate variables are kept on request.
var z = 2*x
y = x**2 - z + 1
x.clearGrad()
y.backward(RETAIN_GRAD)
System.out.println("dy/dz = " + z.grad())

// Of more than one number, the gradient to start from must be given.
var m = variable(new float[][] {{1, 2, 3}, {4, 5, 6}})
var s = m**2 - 2*m + 1
s.grad(ones(2, 3))
s.backward()
System.out.println("ds/dm =\n" + m.grad())

// Newton's method: x - f'(x) / f''(x) leads to where the gradient of f is zero.
Variable f(Variable x) { return x**4 - 2*x**2; }

var p = variable(2)
for (int step = 0; step < 8; step++) {
    var g1 = grad(f(p), p);
    var g2 = grad(g1, p);
    p = new Variable(p.array().sub(g1.array().div(g2.array())));
    System.out.printf("step %d: x = %.6f, f(x) = %.6f%n", step + 1, p.item(), f(p).item());
}

// Gradient descent on the same function.
var q = variable(2)
for (int step = 0; step < 100; step++) {
    q.clearGrad();
    f(q).backward();
    q.array(q.array().sub(q.grad().mul(0.01)));
}
System.out.printf("descent: x = %.4f%n", q.item())
