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
    "accounts_user": "Host people have no administration; policies of its own show the users of the scope only.",
    "accounts_client": "A client belongs to its user; policies of its own show the clients of the scope only.",
    "accounts_membership": "A role says nothing without its user.",
    "guardian_userobjectpermission": "A right on an object says nothing without its user and its object.",
    "guardian_groupobjectpermission": "Unused; comes with guardian.",
    "oauth2_provider_accesstoken": "A token names its client, and is 401 on another administration's host.",
    "oauth2_provider_refreshtoken": "Unused; comes with the OAuth toolkit.",
    "oauth2_provider_idtoken": "Unused; comes with the OAuth toolkit.",
    "oauth2_provider_grant": "Unused; comes with the OAuth toolkit.",
    "oauth2_provider_devicegrant": "Unused; comes with the OAuth toolkit.",
}
