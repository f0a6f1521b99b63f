package io.ballast.feature.domain.proof;

import java.time.LocalDate;
import java.util.List;

/**
 * Whether published rows can be made again from the stored inputs.
 *
 * @param identical whether every row has the same bits and the table is what the last build recorded
 * @param from first session compared
 * @param to last session compared
 * @param publishedRows rows read
 * @param rebuiltRows rows rebuilt
 * @param differingRows rows that only one side has or whose bits differ
 * @param publishedHash SHA-256 over the published rows' bits
 * @param rebuiltHash the same over the rebuilt rows
 * @param recordedHash content hash that the last build that wrote rows recorded
 * @param storedHash content hash of what is stored now of the sessions of that build
 * @param inputsChangedFrom earliest date that changes of the inputs since the last build touch, null if there are none or if
 *     that is not known
 * @param obstacle why the next build will build everything, so that what changed does not explain differences: other settings,
 *     code or server; null if it can go on from the last one
 * @param differences the first ones
 */
public record Reproduction(
        boolean identical,
        LocalDate from,
        LocalDate to,
        long publishedRows,
        long rebuiltRows,
        long differingRows,
        String publishedHash,
        String rebuiltHash,
        String recordedHash,
        String storedHash,
        LocalDate inputsChangedFrom,
        String obstacle,
        List<RowDifference> differences) {}
