"""What a document says of itself: number, date, issuer, signer, title, recipients.

In: a `Reading`.  Out: `DocumentData` with the places that prove it."""
