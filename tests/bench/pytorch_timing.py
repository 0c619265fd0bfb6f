"""How the PyTorch programs beside `Peers` read their command line and measure: one JSON line a case, seconds per call."""
import argparse
import json
import statistics
import time

import torch

p = argparse.ArgumentParser()
p.add_argument('--threads', type=int, default=2)
p.add_argument('--reps', type=int, default=5)
p.add_argument('--target', type=float, default=1.0)
p.add_argument('groups', nargs='*')
a = p.parse_args()
torch.set_num_threads(a.threads)


def measure(case, step):
    for _ in range(3):
        step()
    start = time.perf_counter()
    step()
    n = max(1, round(a.target / (time.perf_counter() - start)))
    per = []
    for _ in range(a.reps):
        start = time.perf_counter()
        for _ in range(n):
            step()
        per.append((time.perf_counter() - start) / n)
    print(json.dumps({'peer': 'pytorch', 'case': case, 'threads': a.threads, 'median_s': statistics.median(per),
                      'min_s': min(per), 'max_s': max(per)}), flush=True)


def each(case, x, f, *parameters):
    """The function alone, and with its gradient."""
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
