"""Tables that belong to no administration, each with the reason. A test compares this list with the database."""

GLOBAL_TABLES: dict[str, str] = {
    "tenancy_administration": "It is what scopes are made of.",
    "tenancy_clockoffset": "Time is one for the whole installation.",
    "django_migrations": "The schema is one.",
    "django_content_type": "Names of models.",
    "django_session": "Found before the scope; a session names its administration and is 401 on another's host.",
    "auth_permission": "Names of permissions on objects.",
    "auth_group": "Unused; comes with Django.",
    "auth_group_permissions": "Unused; comes with Django.",
    "ice_connector_directoryedition": "One registrar speaks to the whole installation.",
}
