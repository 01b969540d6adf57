@org.jspecify.annotations.NullMarked
package jp.nagaokapay.ledger.campaign.roll;
