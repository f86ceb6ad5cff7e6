"""CATS, the CAREC Advanced Transit System: the platform rooms on which refdata, guarantees, transit and the ICE connector stand."""
