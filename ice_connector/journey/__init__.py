"""The main job, done from outside: one declaration carried across four countries through the API of a running stack."""
