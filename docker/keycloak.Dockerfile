# Identity provider with the realm of Guichets. Built at the root of the project, after « mvn package »:
#   docker build -f docker/keycloak.Dockerfile -t guichets-keycloak .
FROM eclipse-temurin:17-jre-jammy
RUN useradd --uid 10001 --no-create-home guichets
COPY --chown=10001 ear/target/keycloak /opt/keycloak
COPY --chown=10001 ear/src/main/keycloak/realm-guichets.json /opt/keycloak/data/import/guichets-realm.json
ENV KC_CACHE=local
USER 10001
WORKDIR /opt/keycloak
EXPOSE 8080
ENTRYPOINT ["/opt/keycloak/bin/kc.sh", "start", "--optimized", "--import-realm"]
