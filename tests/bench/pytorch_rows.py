#!/usr/bin/env python3
"""PyTorch on the cases of `Peers rows`. For beside_pytorch.py --torch."""
import torch
import torch.nn.functional as F

from pytorch_timing import each

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
