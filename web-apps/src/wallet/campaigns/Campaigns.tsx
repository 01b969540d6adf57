import { Page } from '../../kit/parts/Page.tsx';

export default function Campaigns() {
  return <Page title="Campaigns">…</Page>;
}
