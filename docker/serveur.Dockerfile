# Application server and installation job. Built at the root of the project, after « mvn package »:
#   docker build -f docker/serveur.Dockerfile -t guichets-serveur .
FROM eclipse-temurin:17-jre-jammy
RUN useradd --uid 10001 --no-create-home guichets
COPY --chown=10001 ear/target/serveur /opt/guichets/serveur
COPY ear/target/installation /opt/guichets/installation
COPY tenants /opt/guichets/tenants
ENV LANG=C.UTF-8
ENV GUICHETS_TENANTS=/opt/guichets/tenants
ENV GUICHETS_JVM="-XX:MaxRAMPercentage=60 -XX:MaxMetaspaceSize=512m -XX:+ExitOnOutOfMemoryError"
USER 10001
WORKDIR /opt/guichets
EXPOSE 8080
ENTRYPOINT ["/opt/guichets/serveur/bin/demarrer.sh", "-Djboss.bind.address=0.0.0.0"]
