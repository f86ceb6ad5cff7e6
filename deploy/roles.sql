-- Roles, schema and privileges of one CATS database. Run as a superuser, connected to that database:
--
--   psql -v ON_ERROR_STOP=1 -v database=cats -v migrator_password=… -v app_password=… -f deploy/roles.sql cats
--
-- Safe to repeat; a repeat sets the passwords anew. The embedded launcher runs this same file.

-- Roles are shared by all databases of a server.
DO $roles$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cats_owner') THEN
        CREATE ROLE cats_owner;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cats_migrator') THEN
        CREATE ROLE cats_migrator;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cats_app') THEN
        CREATE ROLE cats_app;
    END IF;
END
$roles$;

-- Owns the database and everything in it; nobody signs in as it.
ALTER ROLE cats_owner NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;

-- Runs migrations: signs in, and acts as the owner from the first statement on.
ALTER ROLE cats_migrator LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'migrator_password';
GRANT cats_owner TO cats_migrator;
ALTER ROLE cats_migrator SET role = 'cats_owner';

-- Runs the application: row-level security binds it, and it can change no structure.
ALTER ROLE cats_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'app_password';

ALTER DATABASE :"database" OWNER TO cats_owner;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
-- TEMPORARY: reference data is compared in temporary stage tables.
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO cats_migrator, cats_app;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO cats_owner;
GRANT USAGE ON SCHEMA public TO cats_app;

-- What migrations create later, the application may read and write; never TRUNCATE, REFERENCES or TRIGGER.
-- Append-only tables take UPDATE and DELETE away again in their migration.
ALTER DEFAULT PRIVILEGES FOR ROLE cats_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cats_app;
ALTER DEFAULT PRIVILEGES FOR ROLE cats_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO cats_app;
