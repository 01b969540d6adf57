@NullMarked
package jp.nagaokapay.ledger.campaign.preset;

import org.jspecify.annotations.NullMarked;
