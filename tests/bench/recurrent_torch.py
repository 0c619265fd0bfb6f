#!/usr/bin/env python3
"""PyTorch's times of the recurrent cases of `Peers`, one JSON line a case: for `beside_pytorch.py --torch`."""
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
T, B, N = 64, 64, 256


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


x = torch.randn(T, B, N, requires_grad=True)


def layer(module):
    def step():
        module.zero_grad()
        x.grad = None
        module(x)[0].sum().backward()
    return step


def stepwise():
    cell = torch.nn.LSTMCell(N, N)

    def step():
        cell.zero_grad()
        x.grad = None
        state, ys = (torch.zeros(B, N), torch.zeros(B, N)), []
        for t in range(T):
            state = cell(x[t], state)
            ys.append(state[0])
        torch.stack(ys).sum().backward()
    return step


measure('lstm256_b64_T64_fwdbwd', layer(torch.nn.LSTM(N, N)))
measure('gru256_b64_T64_fwdbwd', layer(torch.nn.GRU(N, N)))
measure('rnn256_b64_T64_fwdbwd', layer(torch.nn.RNN(N, N)))
measure('lstm256_b64_T64_stepwise_fwdbwd', stepwise())
