#!/usr/bin/env python3
"""Times Catenary and PyTorch on the same cases in turn and prints a table of ratios.

    beside_pytorch.py --torch 'PYTHON PATH/bench_torch.py' --ours 'java ... catenary.bench.Peers' [GROUP...]

Both programs print one JSON line a case. They run alternately, ROUNDS times for each thread count, so that a machine
whose speed drifts disturbs both alike; the table shows the median round of each and the range of the ratio over rounds.
"""
import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys

p = argparse.ArgumentParser()
p.add_argument('--torch', required=True)
p.add_argument('--ours', required=True)
p.add_argument('--threads', default='1,2')
p.add_argument('--rounds', type=int, default=3)
p.add_argument('--target', default='0.6')
p.add_argument('--reps', default='3')
p.add_argument('groups', nargs='*', default=['tiny', 'mlp'])
a = p.parse_args()


def run(command, threads, group):
    env = dict(os.environ, OMP_NUM_THREADS=threads, CATENARY_NUM_THREADS=threads)
    out = subprocess.run(shlex.split(command) + ['--threads', threads, '--target', a.target, '--reps', a.reps, group],
                         env=env, stdout=subprocess.PIPE, text=True, check=True).stdout
    return {r['case']: r['median_s'] for r in map(json.loads, filter(None, out.splitlines())) if 'median_s' in r}


print('%-24s %7s %12s %12s %8s  %s' % ('case', 'threads', 'pytorch', 'catenary', 'ratio', 'range of ratio'))
for threads in a.threads.split(','):
    for group in a.groups:
        theirs, ours = [], []
        for _ in range(a.rounds):
            theirs.append(run(a.torch, threads, group))
            ours.append(run(a.ours, threads, group))
        for case in theirs[0]:
            if all(case in r for r in theirs + ours):
                t = [r[case] for r in theirs]
                o = [r[case] for r in ours]
                ratios = [x / y for x, y in zip(t, o)]
                print('%-24s %7s %9.1f us %9.1f us %7.2fx  %.2f to %.2f' % (
                    case, threads, statistics.median(t) * 1e6, statistics.median(o) * 1e6,
                    statistics.median(ratios), min(ratios), max(ratios)))
                sys.stdout.flush()
