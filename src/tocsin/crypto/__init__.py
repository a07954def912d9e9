"""Key derivation, sealing, streams, signatures, self-test: composed from the primitives of cryptography, nothing else."""
