#!/usr/bin/env python3
"""PyTorch on the cases of `Peers rows`, one JSON line a measurement: seconds per call. For beside_pytorch.py --torch."""
import argparse
import json
import statistics
import time

import torch
import torch.nn.functional as F

p = argparse.ArgumentParser()
p.add_argument('--threads', type=int, default=2)
p.add_argument('--reps', type=int, default=5)
p.add_argument('--target', type=float, default=1.0)
p.add_argument('groups', nargs='*')
a = p.parse_args()
torch.set_num_threads(a.threads)


def measure(case, step):
    step()
    t0 = time.perf_counter()
    step()
    n = max(1, round(a.target / (time.perf_counter() - t0)))
    per = []
    for _ in range(a.reps):
        t0 = time.perf_counter()
        for _ in range(n):
            step()
        per.append((time.perf_counter() - t0) / n)
    print(json.dumps({'peer': 'pytorch', 'case': case, 'threads': a.threads, 'median_s': statistics.median(per)}),
          flush=True)


def each(case, x, f, *parameters):
    def forward():
        with torch.no_grad():
            f(x)

    gy = f(x).detach()

    def both():
        x.grad = None
        for v in parameters:
            v.grad = None
        f(x).backward(gy)

    measure(case + '_fwd', forward)
    measure(case + '_fwdbwd', both)


x = torch.randn(1000, 1000, requires_grad=True)
w, b = (torch.randn(1000, requires_grad=True) for _ in range(2))
each('softmax', x, lambda v: torch.softmax(v, 1))
each('softmax_axis0', x, lambda v: torch.softmax(v, 0))
each('log_softmax', x, lambda v: torch.log_softmax(v, 1))
each('logsumexp', x, lambda v: torch.logsumexp(v, 1))
each('normalize', x, F.normalize)
each('layer_norm', x, lambda v: F.layer_norm(v, (1000,), w, b), w, b)
images = torch.randn(32, 64, 32, 32, requires_grad=True)
gamma, beta = (torch.randn(64, requires_grad=True) for _ in range(2))
each('group_norm', images, lambda v: F.group_norm(v, 8, gamma, beta), gamma, beta)
labels = torch.arange(1000) * 7 % 1000
each('cross_entropy', x, lambda v: F.cross_entropy(v, labels))
