#!/usr/bin/env python3
"""All that wants a GPU, in one command: conformance, a training script, and Catenary beside PyTorch in one table.

    on_gpu.py [--golden FOLDER] [--device gpu:0] [--java 'java OPTIONS -cp CLASSPATH'] [--torch PYTHON]

Needs a built tree (mvn -DskipTests package), or --java with a command to which a main class is added, for a machine without
Maven; there, the class path holds the classes of the tests too. --tiny checks the command itself, on any device.
"""
import argparse
import glob
import json
import os
import shlex
import statistics
import subprocess
import sys
import time

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TINY = ['--size', '64', '--elements', '4096', '--examples', '1000', '--reps', '3', '--target', '0.02', '--warm', '0.1']

p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument('--golden', help='reference values for conformance; without it that part is left out')
p.add_argument('--device', default='gpu:0')
p.add_argument('--java', help='default: the JDK of JAVA_HOME or PATH on this tree as Maven built it')
p.add_argument('--torch', default=sys.executable, help='a Python that has PyTorch')
p.add_argument('--rounds', type=int, default=3)
p.add_argument('--only', default='conform,mnist,bench', help='parts, with commas between')
p.add_argument('--tiny', action='store_true', help='small sizes that show nothing about speed')
p.add_argument('--as-torch', action='store_true', help=argparse.SUPPRESS)
a, rest = p.parse_known_args()


def as_torch():
    """The cases of catenary.bench.Gpu in PyTorch, eager, one JSON line each."""
    import torch
    import torch.nn.functional as functional
    q = argparse.ArgumentParser()
    for name, kind, value in (('size', int, 8192), ('elements', int, 1 << 28), ('examples', int, 60000),
                              ('reps', int, 5), ('target', float, 0.5), ('warm', float, 3.0)):
        q.add_argument('--' + name, type=kind, default=value)
    o = q.parse_args(rest)
    device = torch.device(a.device.replace('gpu', 'cuda'))
    synchronize = torch.cuda.synchronize if device.type == 'cuda' else lambda: None

    def measure(case, step):
        calls, t0 = 0, time.perf_counter()
        while time.perf_counter() - t0 < o.warm or calls < 3:
            step()
            calls += 1
            synchronize()
        n = max(1, round(o.target * calls / (time.perf_counter() - t0)))
        per = []
        for _ in range(o.reps):
            t0 = time.perf_counter()
            for _ in range(n):
                step()
            synchronize()
            per.append((time.perf_counter() - t0) / n)
        print(json.dumps({'case': case, 'median_s': statistics.median(per), 'min_s': min(per), 'max_s': max(per)}))
        sys.stdout.flush()

    for case, dtype, tf32 in (('gemm_fp32', torch.float32, False), ('gemm_tf32', torch.float32, True),
                              ('gemm_bf16', torch.bfloat16, False)):
        torch.backends.cuda.matmul.allow_tf32 = tf32
        x, y = (torch.randn(o.size, o.size, device=device).to(dtype) for _ in range(2))
        out = torch.empty_like(x)
        measure(case, lambda: torch.mm(x, y, out=out))
    torch.backends.cuda.matmul.allow_tf32 = False
    x = torch.rand(o.elements, device=device)
    out = torch.empty_like(x)
    measure('copy', lambda: out.copy_(x))
    measure('chain', lambda: (x * 1.5 + 0.25).clamp_min(0) * x - 0.5)

    torch.backends.cudnn.allow_tf32 = False
    torch.backends.cudnn.benchmark = True

    def convolution(case, dtype, of, kernel, pad):
        x, w = (torch.randn(*shape, device=device).to(dtype).requires_grad_() for shape in (of, kernel))
        gy = functional.conv2d(x, w, padding=pad).detach()
        with torch.no_grad():
            measure(case + '_forward', lambda: functional.conv2d(x, w, padding=pad))
        measure(case + '_both', lambda: torch.autograd.grad(functional.conv2d(x, w, padding=pad), (x, w), gy))

    batch = 2 if o.size < 1024 else 100
    convolution('conv_lenet1', torch.float32, (batch, 1, 28, 28), (20, 1, 5, 5), 0)
    convolution('conv_lenet2', torch.float32, (batch, 20, 12, 12), (50, 20, 5, 5), 0)
    convolution('conv_resnet', torch.float32, (batch, 64, 56, 56), (64, 64, 3, 3), 1)
    convolution('conv_resnet_bf16', torch.bfloat16, (batch, 64, 56, 56), (64, 64, 3, 3), 1)

    def steps(case, xs, ts, size, model, accuracy=True):
        model = model.to(device)
        optimizer = torch.optim.Adam(model.parameters())
        order = iter(())

        def step():
            nonlocal order
            batch = next(order, None)
            if batch is None or len(batch) < size:
                order = iter(torch.randperm(len(xs)).split(size))
                batch = next(order)
            x, t = xs[batch].to(device, non_blocking=True), ts[batch].to(device, non_blocking=True).flatten()
            y = model(x)
            loss = functional.cross_entropy(y, t)
            right = (y.argmax(1) == t).float().mean() if accuracy else None  # the classifier of the other side reports it
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            return loss, right
        measure(case + '_eager', step)

    layers = torch.nn
    images, labels = torch.rand(o.examples, 784), torch.arange(o.examples) * 7 % 10
    for units in 50, 1000:
        steps('mlp%d' % units, images, labels, 100, layers.Sequential(
            layers.Linear(784, units), layers.ReLU(), layers.Linear(units, units), layers.ReLU(), layers.Linear(units, 10)))
    steps('lenet', images, labels, 100, layers.Sequential(
        layers.Unflatten(1, (1, 28, 28)), layers.Conv2d(1, 20, 5), layers.ReLU(), layers.MaxPool2d(2),
        layers.Conv2d(20, 50, 5), layers.ReLU(), layers.MaxPool2d(2), layers.Flatten(), layers.Linear(800, 500),
        layers.ReLU(), layers.Linear(500, 10)))

    class Words(layers.Module):
        def __init__(self, words, units):
            super().__init__()
            self.embed, self.out = layers.Embedding(words, units), layers.Linear(units, words)
            self.lstm = layers.LSTM(units, units, batch_first=True)

        def forward(self, x):
            return self.out(self.lstm(self.embed(x))[0]).flatten(0, 1)
    text = (torch.arange(o.examples // 60 * 36) * 7919 % 10000).view(-1, 36)
    steps('lstm', text[:, :35], text[:, 1:], 20, Words(10000, 8 if o.size < 1024 else 650), accuracy=False)


def java_command():
    if a.java:
        return shlex.split(a.java)
    paths = []
    for name in 'class-path', 'conform-class-path':
        file = os.path.join(HOME, 'target', 'catenary', name)
        if not os.path.exists(file):
            sys.exit('on_gpu.py: %s is not there: build with mvn -DskipTests package, or give --java' % file)
        paths.append(open(file).read().strip())
    classes = [os.path.join(HOME, 'tests', 'target', c) for c in ('classes', 'test-classes')]
    jars = glob.glob(os.path.join(HOME, '*', 'target', 'catenary-*.jar'))
    java = os.path.join(os.environ['JAVA_HOME'], 'bin', 'java') if 'JAVA_HOME' in os.environ else 'java'
    return [java, '--add-modules', 'jdk.incubator.vector', '--enable-native-access=ALL-UNNAMED', '-XX:+UseParallelGC',
            '-cp', ':'.join(classes + jars + paths)]


def part(title, command):
    """Runs a program, shows what it prints, and returns whether it ended well."""
    print('== ' + title, flush=True)
    t0 = time.time()
    status = subprocess.run(command).returncode
    print('%s: %s in %.0f s\n' % (title, 'ok' if status == 0 else 'FAILED with %d' % status, time.time() - t0), flush=True)
    return status == 0


def timed(command):
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit('on_gpu.py: this ended with %d: %s' % (run.returncode, shlex.join(command)))
    results = map(json.loads, filter(lambda line: line.startswith('{'), run.stdout.splitlines()))
    return {r['case']: r['median_s'] for r in results}


def unit(case, seconds):
    """The number that people compare: TFLOP/s, microseconds, GB/s, or steps a second."""
    if case.startswith('gemm'):
        n = int(TINY[1]) if a.tiny else 8192
        return '%.4g TFLOP/s' % (2 * n ** 3 / seconds / 1e12)
    if case.startswith('conv'):
        return '%.4g us' % (seconds * 1e6)
    if case in ('copy', 'chain'):
        n = int(TINY[3]) if a.tiny else 1 << 28
        return '%.4g GB/s' % (8 * n / seconds / 1e9)
    return '%.0f steps/s' % (1 / seconds)


def bench(java):
    sizes = TINY if a.tiny else []
    theirs, ours = [], []
    print('== beside PyTorch, %d rounds in turn' % a.rounds, flush=True)
    for _ in range(a.rounds):
        theirs.append(timed([a.torch, __file__, '--as-torch', '--device', a.device] + sizes))
        ours.append(timed(java + ['catenary.bench.Gpu', '--device', a.device] + sizes))
    print('%-33s %18s %18s %8s  %s' % ('case', 'pytorch', 'catenary', 'ratio', 'range of ratio'))
    for case in ours[0]:
        # PyTorch runs eagerly, and convolves in one way; our captured steps stand beside its eager ones.
        other = case.replace('_captured', '_eager').replace('_fastest', '').replace('_products', '')
        t, o = [r[other] for r in theirs], [r[case] for r in ours]
        ratios = [x / y for x, y in zip(t, o)]
        print('%-33s %18s %18s %7.2fx  %.2f to %.2f' % (
            case, unit(case, statistics.median(t)), unit(case, statistics.median(o)), statistics.median(ratios),
            min(ratios), max(ratios)))
    share = statistics.median(r['copy'] / r['chain'] for r in ours)
    print('one fused chain runs at %.2f of the bandwidth of our copy' % share)


if a.as_torch:
    as_torch()
    sys.exit()
if rest:
    p.error('unknown arguments: ' + ' '.join(rest))
java, wanted, well = java_command(), a.only.split(','), True
if 'conform' in wanted:
    if a.golden:
        well &= part('conformance', java + ['catenary.conformance.Conform', a.golden, '--device', a.device])
    else:
        print('== conformance: left out, no --golden\n')
if 'mnist' in wanted:
    script = os.path.join(HOME, 'scripts', 'train_mnist.jsh')
    well &= part('MNIST', java + ['catenary.cli.Main', '--device', a.device, 'run', script, '--epoch', '1' if a.tiny else '5',
                                  '--out', os.path.join(HOME, 'target', 'on-gpu')])
if 'bench' in wanted:
    bench(java)
sys.exit(0 if well else 1)
