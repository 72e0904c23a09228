"""Making two records one and taking them apart again: plan, memberships, the act, its undoing."""
