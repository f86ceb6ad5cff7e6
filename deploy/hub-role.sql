-- The role and database of the hub simulator, which is a party of its own and shares nothing with CATS.
-- Run as a superuser, connected to the hub's database:
--
--   psql -v ON_ERROR_STOP=1 -v database=ice_hub -v hub_password=… -f deploy/hub-role.sql ice_hub

DO $roles$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ice_hub') THEN
        CREATE ROLE ice_hub;
    END IF;
END
$roles$;

ALTER ROLE ice_hub LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'hub_password';

ALTER DATABASE :"database" OWNER TO ice_hub;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
ALTER SCHEMA public OWNER TO ice_hub;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
