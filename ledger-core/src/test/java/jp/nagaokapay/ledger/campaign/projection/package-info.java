@NullMarked
package jp.nagaokapay.ledger.campaign.projection;

import org.jspecify.annotations.NullMarked;
