"""What was worked out before: kept outside inputs and outputs, verified, and never missed when gone.

Nothing here loads pandas, pydantic or a renderer, so that a run that has nothing to do ends at once.
"""

from pipeline.cache.fingerprints import Fingerprint, files_digest, program_digest, tree_digest
from pipeline.cache.store import NO_STORE, Store, open_store

__all__ = [
    "NO_STORE",
    "Fingerprint",
    "Store",
    "files_digest",
    "open_store",
    "program_digest",
    "tree_digest",
]
