"""Many editions: on all cores of this machine, or on the machines of a Dask cluster."""
