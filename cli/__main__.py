"""`python -m cli`: the same as `cancu`."""

from cli import main

main()
