"""A Transformer as CTranslate2 knows it (pre-norm, sinusoids, one embedding for all), and its training.

Needs torch, which neither the project nor its tests do.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

PAD, UNKNOWN, START, END = range(4)
Example = tuple[list[int], list[int]]


class Size(NamedTuple):
    """Of a network; `layers` on either side."""

    pieces: int
    width: int
    inner: int
    layers: int = 2
    heads: int = 4


def sinusoids(length: int, width: int) -> np.ndarray:
    """CTranslate2's own position encodings: positions count from 1, sines before cosines."""
    scale = np.exp(np.arange(width // 2) * -(math.log(10000.0) / (width // 2 - 1)))
    angles = (np.arange(length)[:, None] + 1) * scale[None, :]
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype("float32")


class Attention(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.heads
        self.query, self.key, self.value, self.out = (nn.Linear(size.width, size.width) for _ in range(4))

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        parts = [f(t) for f, t in ((self.query, x), (self.key, memory), (self.value, memory))]
        heads = (t.unflatten(-1, (self.heads, -1)).transpose(1, 2) for t in parts)
        mixed = F.scaled_dot_product_attention(*heads, attn_mask=mask)
        return self.out(mixed.transpose(1, 2).flatten(2))


class Layer(nn.Module):
    def __init__(self, size: Size, decoder: bool, dropout: float) -> None:
        super().__init__()
        self.own, self.own_norm = Attention(size), nn.LayerNorm(size.width)
        if decoder:
            self.cross, self.cross_norm = Attention(size), nn.LayerNorm(size.width)
        self.norm, self.drop = nn.LayerNorm(size.width), nn.Dropout(dropout)
        self.first, self.second = nn.Linear(size.width, size.inner), nn.Linear(size.inner, size.width)

    def forward(
        self, x: Tensor, mask: Tensor, memory: Tensor | None = None, seen: Tensor | None = None
    ) -> Tensor:
        y = self.own_norm(x)
        x = x + self.drop(self.own(y, y, mask))
        if memory is not None:
            x = x + self.drop(self.cross(self.cross_norm(x), memory, seen))
        return x + self.drop(self.second(F.relu(self.first(self.norm(x)))))


class Network(nn.Module):
    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.embedding = nn.Embedding(size.pieces, size.width)
        nn.init.normal_(self.embedding.weight, std=size.width**-0.5)
        self.register_buffer("positions", torch.from_numpy(sinusoids(512, size.width)), persistent=False)
        self.encoder, self.decoder = (
            nn.ModuleList(Layer(size, decoder, dropout) for _ in range(size.layers))
            for decoder in (False, True)
        )
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(size.width), nn.LayerNorm(size.width)
        self.bias, self.drop = nn.Parameter(torch.zeros(size.pieces)), nn.Dropout(dropout)

    def embed(self, pieces: Tensor) -> Tensor:
        scaled = self.embedding(pieces) * self.embedding.embedding_dim**0.5
        return self.drop(scaled + self.positions[: pieces.shape[1]])

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        seen, x = (source != PAD)[:, None, None, :], self.embed(source)
        for layer in self.encoder:
            x = layer(x, seen)
        memory, y = self.encoder_norm(x), self.embed(target)
        causal = torch.ones(target.shape[1], target.shape[1], dtype=torch.bool).tril()[None, None]
        for layer in self.decoder:
            y = layer(y, causal, memory, seen)
        return F.linear(self.decoder_norm(y), self.embedding.weight, self.bias)


# -- training ------------------------------------------------------------------------------------------


def batches(examples: list[Example], tokens: int, draw: random.Random) -> list[list[Example]]:
    """Examples of like length together, at most so many tokens each, in any order."""
    shuffled = sorted(draw.sample(examples, len(examples)), key=lambda e: len(e[0]) + draw.random() * 4)
    found: list[list[Example]] = [[]]
    longest = 0
    for example in shuffled:
        longest = max(longest, *map(len, example))
        if found[-1] and longest * (len(found[-1]) + 1) > tokens:
            found.append([])
            longest = max(map(len, example))
        found[-1].append(example)
    draw.shuffle(found)
    return found


def trained(
    examples: list[Example],
    size: Size,
    *,
    epochs: int,
    rate: float = 2e-3,
    dropout: float = 0.1,
    tokens: int = 3000,
) -> Iterator[tuple[float, dict[str, np.ndarray]]]:
    """Loss and weights after each epoch. The rate rises for 200 steps, then falls to nearly nothing."""
    draw = random.Random(1)
    network = Network(size, dropout)
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    total, step = epochs * len(batches(examples, tokens, random.Random(1))), 0
    for _ in range(epochs):
        losses = []
        for batch in batches(examples, tokens, draw):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = rate * min(step / 200, max(0.01, 1 - step / total))
            losses.append(_step(network, optimizer, batch))
        weights = {name: value.detach().numpy().copy() for name, value in network.state_dict().items()}
        yield sum(losses) / len(losses), weights


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: list[Example]) -> float:
    source, target = (
        nn.utils.rnn.pad_sequence([torch.tensor(example[side]) for example in batch], batch_first=True)
        for side in (0, 1)
    )
    guessed = network(source, target[:, :-1]).flatten(0, 1)
    loss = F.cross_entropy(guessed, target[:, 1:].flatten(), ignore_index=PAD, label_smoothing=0.05)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.item())
