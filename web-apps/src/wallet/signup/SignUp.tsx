import { Page } from '../../kit/parts/Page.tsx';

export default function SignUp() {
  return <Page title="SignUp">…</Page>;
}
