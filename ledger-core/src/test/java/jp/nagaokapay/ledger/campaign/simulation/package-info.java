@NullMarked
package jp.nagaokapay.ledger.campaign.simulation;

import org.jspecify.annotations.NullMarked;
