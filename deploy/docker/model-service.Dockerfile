# Trains models and predicts.
# After './mvnw package', from the root of the repository:
#   docker build -f deploy/docker/model-service.Dockerfile -t ballast/model-service model-service
# Any base with a Java 17 or newer runtime and apt-get will do.
ARG BASE_IMAGE=eclipse-temurin:25-jre
FROM ${BASE_IMAGE}

# XGBoost's native library needs the OpenMP runtime.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/*
# Waiting OpenMP threads sleep instead of spinning: faster on shared processors.
ENV OMP_WAIT_POLICY=passive

# Layers from what changes least to what changes most.
COPY target/quarkus-app/lib/ /app/lib/
COPY target/quarkus-app/quarkus/ /app/quarkus/
COPY target/quarkus-app/quarkus-run.jar /app/
COPY target/quarkus-app/app/ /app/app/

# Nothing below /app is written; the JVM needs /tmp, which may be a memory file system.
WORKDIR /app
USER 10001:10001
EXPOSE 8083
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/quarkus-run.jar"]
