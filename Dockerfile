# Evenkeel's two images: --target worker and --target api. The bases are build arguments, for who has others.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/m2 mvn -q -B -Dmaven.repo.local=/m2/repository -Dquick -DskipTests -pl worker,api,standalone -am package dependency:copy-dependencies \
    -DincludeScope=runtime -DexcludeGroupIds=evenkeel -DoutputDirectory=target/lib

FROM ${RUNTIME_IMAGE} AS runtime
COPY --chmod=755 compose/image/ /usr/local/bin/
# Any user that the container is started as may keep files here, and nobody else's: a new volume takes this mode over.
RUN mkdir -m 1777 /config
USER 1000:1000
ENTRYPOINT ["become"]

FROM runtime AS worker
COPY --from=build /build/worker/target/lib /app/lib
COPY --from=build /build/workflows/target/*.jar /build/settings/target/*.jar /build/schema/target/*.jar /build/worker/target/*.jar /app/
COPY --from=build /build/standalone/target/*.jar /app/restore/
CMD ["evenkeel.worker.process.WorkerApplication", "--settings=/etc/evenkeel/evenkeel.yml", "--data=/config"]

FROM runtime AS api
COPY --from=build /build/api/target/lib /app/lib
COPY --from=build /build/workflows/target/*.jar /build/settings/target/*.jar /build/schema/target/*.jar /build/api/target/*.jar /app/
EXPOSE 14770
CMD ["evenkeel.api.process.ApiApplication", "--settings=/etc/evenkeel/evenkeel.yml", "--data=/config"]
