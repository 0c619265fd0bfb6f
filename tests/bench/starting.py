#!/usr/bin/env python3
"""Times starts: Catenary beside jshell, and IPython and Python with PyTorch where there are any, in one run.

    starting.py [--rounds N] [--jdk FOLDER] [--ipython 'PATH/ipython'] [--torch 'PATH/python']

Every program takes its turn in every round, so that a busy machine disturbs all alike. A table shows the least and the
median seconds by the clock, and the median of the processor's; those of a prompt are without processor time. `prompt`
is from the start until the prompt is there, `warm statement` from Enter to the next prompt, after ten others. What
Catenary compiles anew each time differs by a comment; `again` is the same text again, which it has kept.
"""
import argparse
import fcntl
import os
import pty
import random
import re
import select
import shlex
import statistics
import struct
import subprocess
import tempfile
import termios
import time

p = argparse.ArgumentParser()
p.add_argument('--rounds', type=int, default=5)
p.add_argument('--jdk', default=os.environ.get('JAVA_HOME', ''))
p.add_argument('--ipython', default='')
p.add_argument('--torch', default='')
a = p.parse_args()

HOME = os.path.abspath(os.path.join(os.path.dirname(__file__), '../..'))
OURS = [os.path.join(HOME, 'catenary')]
subprocess.run(OURS + ['-e', '1'], check=True, stdout=subprocess.DEVNULL)
JARS = subprocess.run(OURS + ['-e', 'System.out.print(System.getProperty("java.class.path"))'], check=True, text=True,
                      stdout=subprocess.PIPE).stdout
JSHELL = [os.path.join(a.jdk, 'bin/jshell') if a.jdk else 'jshell', '-s']
WITH_JARS = JSHELL + ['--class-path', JARS, '--startup', os.path.join(HOME, 'scripts/jshell/startup.jsh')]

SUGAR = 'var x = variable(5); var y = x**2 - 2*x + 1; y.backward(); System.out.println(x.grad())\n'
PLAIN = 'var x = variable(5); var y = x.pow(2).sub(x.mul(2)).add(1); y.backward(); System.out.println(x.grad());\n'
TORCH = ('import torch\nx = torch.tensor([5.], requires_grad=True); y = x**2 - 2*x + 1; y.backward(); '
         'print(x.grad)\n')


def hundred(first, statements, last):
    """A script of about a hundred statements."""
    return first + ''.join(s.replace('N', str(i)) for i in range(33) for s in statements) + last


SUGAR_100 = hundred('', ['var xN = variable(N + 1)\n', 'var yN = xN**2 - 2*xN + 1\n', 'yN.backward()\n'],
                    'System.out.println(x9.grad())\n')
PLAIN_100 = hundred('', ['var xN = variable(N + 1);\n', 'var yN = xN.pow(2).sub(xN.mul(2)).add(1);\n', 'yN.backward();\n'],
                    'System.out.println(x9.grad());\n')
TORCH_100 = hundred('import torch\n', ['xN = torch.tensor([N + 1.], requires_grad=True)\n', 'yN = xN**2 - 2*xN + 1\n',
                                       'yN.backward()\n'], 'print(x9.grad)\n')
folder = tempfile.mkdtemp()


def new(code):
    return '%s// %s\n' % (code, random.random())


def written(name, code):
    path = os.path.join(folder, name)
    with open(path, 'w') as f:
        f.write(code)
    return path


def process(command, typed=''):
    """Seconds by the clock and of the processor."""
    start = time.time()
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    child.stdin.write(typed.encode())
    child.stdin.close()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    if status:
        raise SystemExit('%s ended with status %d' % (shlex.join(command)[:200], status))
    return time.time() - start, used.ru_utime + used.ru_stime


def prompt(command, sign, statement):
    """Seconds until the prompt is there, and those of a warm statement."""
    start = time.time()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ['TERM'] = 'xterm'
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 30, 100, 0, 0))
        os.execvp(command[0], command)

    def until_prompt():
        seen = b''
        end = time.time() + 60
        while time.time() < end:
            if select.select([terminal], [], [], 1)[0]:
                seen += os.read(terminal, 65536)
                if b'\x1b[6n' in seen:  # where is the cursor? IPython asks
                    os.write(terminal, b'\x1b[1;1R')
                    seen = seen.replace(b'\x1b[6n', b'')
                plain = re.sub(rb'\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]', b'', seen)
                if re.search(sign, plain[-200:]):
                    return
        raise SystemExit('%s shows no prompt' % command[0])

    until_prompt()
    painted = time.time() - start
    warm = []
    for i in range(20):
        time.sleep(0.1)
        while select.select([terminal], [], [], 0)[0]:
            os.read(terminal, 65536)
        start = time.time()
        os.write(terminal, (statement % i + '\r').encode())
        os.read(terminal, 1)
        until_prompt()
        warm.append(time.time() - start)
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return painted, statistics.median(warm[10:])


again = written('again.jsh', SUGAR_100)
CASES = [
    ('-e, prints a number', 'catenary', lambda: process(OURS + ['-e', new('System.out.println(3)\n')])),
    ('-e, prints a number', 'catenary, again', lambda: process(OURS + ['-e', 'System.out.println(3)'])),
    ('-e, prints a number', 'jshell', lambda: process(JSHELL + ['-'], 'System.out.println(3);\n')),
    ('first gradient', 'catenary', lambda: process(OURS + ['-e', new(SUGAR)])),
    ('first gradient', 'catenary, again', lambda: process(OURS + ['-e', SUGAR])),
    ('first gradient', 'jshell, our jars', lambda: process(WITH_JARS + ['-'], PLAIN)),
    ('script of 100 statements', 'catenary', lambda: process(OURS + ['run', written('new.jsh', new(SUGAR_100))])),
    ('script of 100 statements', 'catenary, again', lambda: process(OURS + ['run', again])),
    ('script of 100 statements', 'jshell, our jars', lambda: process(WITH_JARS + ['-'], PLAIN_100)),
]
PROMPTS = [('catenary', OURS, rb'catenary> $', 'var a%d = variable(3) * 2'),
           ('jshell', JSHELL[:1], rb'jshell> $', 'var a%d = Math.sqrt(3) * 2')]
if a.ipython:
    CASES += [('-e, prints a number', 'ipython', lambda: process([a.ipython, '-c', 'print(3)']))]
    PROMPTS += [('ipython', [a.ipython, '--no-banner', '--simple-prompt'], rb'In \[\d+\]: $', 'a%d = 3 * 2')]
if a.torch:
    CASES += [('-e, prints a number', 'python', lambda: process([a.torch, '-c', 'print(3)'])),
              ('first gradient', 'python, torch', lambda: process([a.torch, '-c', TORCH])),
              ('script of 100 statements', 'python, torch', lambda: process([a.torch, written('t.py', TORCH_100)]))]

times = {}
for _ in range(a.rounds):
    for case, who, measure in CASES:
        times.setdefault((case, who), []).append(measure())
    for who, command, sign, statement in PROMPTS:
        painted, warm = prompt(command, sign, statement)
        times.setdefault(('prompt', who), []).append((painted, None))
        times.setdefault(('warm statement', who), []).append((warm, None))

print('%-26s %-18s %8s %8s %10s' % ('case', 'program', 'least s', 'median', 'processor'))
for case in dict.fromkeys(case for case, _ in sorted(times, key=lambda k: k[0])):
    for (c, who), runs in times.items():
        if c == case:
            clock = [r[0] for r in runs]
            used = '' if runs[0][1] is None else '%10.3f' % statistics.median(r[1] for r in runs)
            print('%-26s %-18s %8.3f %8.3f %10s' % (case, who, min(clock), statistics.median(clock), used))
print('load: %.1f' % os.getloadavg()[0])
