#!/bin/sh
# Starts the assembled server in the foreground, the same way on a developer's machine and in an image. It takes the
# place of this shell (exec), so that signals reach it. Settings: docs/exploitation.md.
set -eu
: "${GUICHETS_BD_URL:?adresse JDBC de la base de données}"
: "${GUICHETS_SECRET:-${GUICHETS_SECRET_FICHIER:?secret dont dérivent les mots de passe des guichets, ou fichier qui le contient}}"
: "${GUICHETS_DOMAINE:?domaine sous lequel les guichets sont servis}"
: "${GUICHETS_OIDC_FOURNISSEUR:?adresse du royaume qui identifie les personnes}"
: "${GUICHETS_OIDC_SECRET:-${GUICHETS_OIDC_SECRET_FICHIER:?secret du client guichets, ou fichier qui le contient}}"
: "${GUICHETS_OIDC_PROVISIONNEMENT_SECRET:-${GUICHETS_OIDC_PROVISIONNEMENT_SECRET_FICHIER:?secret du client guichets-provisionnement, ou fichier qui le contient}}"

accueil=$(cd "$(dirname "$0")/.." && pwd)
base=${GUICHETS_SERVEUR_DOSSIER:-$accueil/standalone}
mkdir -p "$base/log"

# shellcheck disable=SC2086 # the JVM options are several words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    ${GUICHETS_JVM:--Xmx1g -XX:MaxMetaspaceSize=512m} \
    -Djava.net.preferIPv4Stack=true \
    -Djava.awt.headless=true \
    -Dfile.encoding=UTF-8 \
    -Djboss.modules.system.pkgs=org.jboss.byteman \
    --add-exports=java.desktop/sun.awt=ALL-UNNAMED \
    --add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED \
    --add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED \
    --add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED \
    --add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED \
    --add-opens=java.base/java.lang=ALL-UNNAMED \
    --add-opens=java.base/java.lang.invoke=ALL-UNNAMED \
    --add-opens=java.base/java.lang.reflect=ALL-UNNAMED \
    --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/java.net=ALL-UNNAMED \
    --add-opens=java.base/java.security=ALL-UNNAMED \
    --add-opens=java.base/java.util=ALL-UNNAMED \
    --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
    --add-opens=java.management/javax.management=ALL-UNNAMED \
    --add-opens=java.naming/javax.naming=ALL-UNNAMED \
    -Dorg.jboss.boot.log.file="$base/log/server.log" \
    -Dlogging.configuration="file:$accueil/standalone/configuration/logging.properties" \
    -jar "$accueil/jboss-modules.jar" -mp "$accueil/modules" org.jboss.as.standalone \
    -Djboss.home.dir="$accueil" \
    -Djboss.server.base.dir="$base" \
    "$@"
