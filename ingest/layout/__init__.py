"""Text to zones and blocks by form alone; knows no role word and no agency.

In: a `Reading`.  Out: an outline of blocks with their ranges."""
