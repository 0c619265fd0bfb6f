#!/usr/bin/env python3
"""PyTorch on the cases of `Peers pooling`. For beside_pytorch.py --torch."""
import torch
import torch.nn.functional as F

from pytorch_timing import each

x = torch.randn(32, 64, 56, 56, requires_grad=True)
each('max_pool_3x3', x, lambda v: F.max_pool2d(v, 3, 2, ceil_mode=True))
each('max_pool_2x2', x, lambda v: F.max_pool2d(v, 2, 2, ceil_mode=True))
each('average_pool_3x3', x, lambda v: F.avg_pool2d(v, 3, 2))
each('average_pool_2x2', x, lambda v: F.avg_pool2d(v, 2, 2))
