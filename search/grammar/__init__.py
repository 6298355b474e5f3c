"""The question grammar: words to slots (`cues`, `slots`), slots to a typed query (`plan`)."""
