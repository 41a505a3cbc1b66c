"""Makes the test model and the held-out sentences; see README.md beside this file.

cd tests && python -m models.make            the package, and the tables of sentences
cd tests && python -m models.make --tables   the tables alone, without torch
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from pathlib import Path

from models import package, samples, tables
from models.package import NAME

HERE = Path(__file__).parent
PIECES = 1400
ASCII = "".join(map(chr, range(33, 127)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tables", action="store_true", help="write the tables of sentences alone")
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--out", type=Path, default=HERE / f"{NAME}.argosmodel")
    options = parser.parse_args()
    tables.write(HERE)
    if not options.tables:
        learn(options.width, options.epochs, options.out)


def learn(width: int, epochs: int, out: Path) -> None:
    """Trains on one thread, and writes the package."""
    import sentencepiece
    import torch
    from models import network

    torch.manual_seed(1)
    torch.set_num_threads(1)
    pairs, hand = samples.training(), samples.by_hand()
    proto = pieces(pairs + hand)
    processor = sentencepiece.SentencePieceProcessor(model_proto=proto)
    encoded = [
        (processor.encode(it), [network.START, *processor.encode(en), network.END])
        for it, en in pairs + hand * samples.HAND
    ]
    size = network.Size(processor.get_piece_size(), width, 4 * width)
    weights = {}
    for epoch, (loss, last) in enumerate(network.trained(encoded, size, epochs=epochs), 1):
        weights = last
        print(f"epoch {epoch}: loss {loss:.3f}, {time.process_time():.0f} s of computing", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        names = [processor.id_to_piece(i) for i in range(size.pieces)]
        package.convert(weights, names, size.layers, size.heads, Path(folder) / "model")
        package.pack(Path(folder) / "model", proto, out)
    print(f"{out.name}: {out.stat().st_size} bytes")


def pieces(pairs: list[tuple[str, str]]) -> bytes:
    """A SentencePiece model of the pairs, as Argos Translate's are: unigrams, normalised to NFKC."""
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(side for pair in pairs for side in pair),
        model_writer=model,
        vocab_size=PIECES,
        model_type="unigram",
        character_coverage=1.0,
        required_chars=ASCII + "àèéìòù°®™–—’«»",
        pad_id=0,
        unk_id=1,
        bos_id=2,
        eos_id=3,
        pad_piece="<blank>",
        normalization_rule_name="nmt_nfkc",
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


if __name__ == "__main__":
    main()
