"""The connector to ICE: the wire, the link process, the processing of what arrived, and the hub simulator."""
