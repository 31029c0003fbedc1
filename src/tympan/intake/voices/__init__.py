"""Who speaks: labels weighed over the whole text, people joined, quotations attributed."""
