import { Page } from '../../kit/parts/Page.tsx';

export default function Partners() {
  return <Page title="Partners">…</Page>;
}
