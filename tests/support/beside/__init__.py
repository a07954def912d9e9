"""The database of a copied folder, open beside the first and only to be read: what a file beside the record is else."""
