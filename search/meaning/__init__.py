"""Finding by meaning: texts become vectors, and near vectors become clauses beside the words."""
