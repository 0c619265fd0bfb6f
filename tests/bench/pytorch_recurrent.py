#!/usr/bin/env python3
"""PyTorch on the cases of `Peers recurrent`. For beside_pytorch.py --torch."""
import torch

from pytorch_timing import measure

T, B, N = 64, 64, 256
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
