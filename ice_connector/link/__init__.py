"""The link process: stamps, posts, collects and acknowledges for every administration hosted here (`manage.py ice_link`)."""
