/** Roles, schemas, migrations and connections: the owner sets up, services work under their own roles. */
package io.ballast.kit.database;
