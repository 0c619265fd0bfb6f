#!/usr/bin/env python3
"""PyTorch on the cases of `Peers pooling`, one JSON line a measurement: seconds per call. For beside_pytorch.py --torch."""
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


x = torch.randn(32, 64, 56, 56, requires_grad=True)
for case, pool in {
        'max_pool_3x3': lambda v: F.max_pool2d(v, 3, 2, ceil_mode=True),
        'max_pool_2x2': lambda v: F.max_pool2d(v, 2, 2, ceil_mode=True),
        'average_pool_3x3': lambda v: F.avg_pool2d(v, 3, 2),
        'average_pool_2x2': lambda v: F.avg_pool2d(v, 2, 2)}.items():
    def forward():
        with torch.no_grad():
            pool(x)

    gy = pool(x).detach()

    def both():
        x.grad = None
        pool(x).backward(gy)

    measure(case + '_fwd', forward)
    measure(case + '_fwdbwd', both)
