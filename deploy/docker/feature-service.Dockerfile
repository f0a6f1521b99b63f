# Computes features and targets.
# After './mvnw package', from the root of the repository:
#   docker build -f deploy/docker/feature-service.Dockerfile -t ballast/feature-service feature-service
# Any base with a Java 17 or newer runtime will do.
ARG BASE_IMAGE=eclipse-temurin:25-jre
FROM ${BASE_IMAGE}

# Layers from what changes least to what changes most.
COPY target/quarkus-app/lib/ /app/lib/
COPY target/quarkus-app/quarkus/ /app/quarkus/
COPY target/quarkus-app/quarkus-run.jar /app/
COPY target/quarkus-app/app/ /app/app/

# Nothing below /app is written; the JVM needs /tmp, which may be a memory file system.
WORKDIR /app
USER 10001:10001
EXPOSE 8082
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseTransparentHugePages", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/quarkus-run.jar"]
