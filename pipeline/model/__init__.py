"""The nouns that more than one stage speaks of: findings, rows that count, ledger, stages, editions."""
